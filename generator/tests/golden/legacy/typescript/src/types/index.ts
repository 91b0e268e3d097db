/** All types. Generated from the OpenAPI document by onespec; do not edit. */

export type {
  Animal,
  Animal2,
  Animal2Param,
  Animal2Species,
  AnimalKeepersListResponse,
  AnimalKeepersListXZone,
} from './animal_keepers.js';
