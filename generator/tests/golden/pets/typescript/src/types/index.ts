/** All types. Generated from the OpenAPI document by onespec; do not edit. */

export type { Filter, Friend, Mood, Pet, PetPage, Species } from './pets.js';
export type { Visit } from './pets_visits.js';
export type { Failure, FailureCode, FailureDetail } from './shared.js';
