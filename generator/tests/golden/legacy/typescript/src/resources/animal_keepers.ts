/** Animal keepers. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation, PagePromise } from '../core/index.js';
import { Resource } from '../core/index.js';
import type {
  Animal,
  Animal2,
  Animal2Param,
  AnimalKeepersListResponse,
  AnimalKeepersListXZone,
} from '../types/animal_keepers.js';

const LIST: Operation<AnimalKeepersListResponse> = {
  id: 'GET /v1/animals',
  method: 'GET',
  path: '/v1/animals',
  returns: 'object',
  schema: 'AnimalKeepersListResponse',
  page: { items: 'items', scheme: 'offset', after: 'offset', limit: 'limit' },
};
const ADD_ANIMAL: Operation<void> = {
  id: 'addAnimal',
  method: 'POST',
  path: '/v1/animals',
  body: 'form',
  sparing: true,
};
const GET_V1_ANIMALS_ID: Operation<Animal2> = {
  id: 'getAnimal',
  method: 'GET',
  path: '/v1/animals/{id}',
  returns: 'object',
  schema: 'Animal2',
};
const GET_V1_ANIMALS_ID_FULL_TRUE: Operation<Animal> = {
  id: 'get_animal',
  method: 'GET',
  path: '/v1/animals/{id}?full=true',
  returns: 'object',
  schema: 'Animal',
};

/** What `GET /v1/animals` takes. */
export interface AnimalKeeperListParams {
  /** At least 0. */
  offset?: number | undefined;
  limit?: number | undefined;
  'X-Zone'?: AnimalKeepersListXZone | undefined;
}

/** What `addAnimal` takes. */
export type AnimalKeeperAddAnimalParams = Animal2Param;

/** Animal keepers. */
export class AnimalKeepers extends Resource {
  /**
   * Calls `GET /v1/animals`.
   *
   * @param params - See {@link AnimalKeeperListParams}.
   * @param options - Settings of this call alone.
   * @returns `Animal2` objects, page by page, fetched as you iterate.
   */
  list(params: AnimalKeeperListParams = {}, options?: CallOptions): PagePromise<Animal2, AnimalKeepersListResponse> {
    return this.core.page<Animal2, AnimalKeepersListResponse>(
      LIST,
      { query: { offset: params.offset, limit: params.limit }, headers: { 'X-Zone': params['X-Zone'] } },
      options,
    );
  }

  /**
   * Calls `POST /v1/animals`.
   *
   * @param params - See {@link AnimalKeeperAddAnimalParams}.
   * @param options - Settings of this call alone.
   */
  addAnimal(params?: AnimalKeeperAddAnimalParams, options?: CallOptions): APIPromise<void> {
    return this.core.call(ADD_ANIMAL, { body: params }, options);
  }

  /**
   * Calls `GET /v1/animals/{id}`.
   *
   * @param id
   * @param options - Settings of this call alone.
   */
  getV1AnimalsId(id: number, options?: CallOptions): APIPromise<Animal2> {
    return this.core.call(GET_V1_ANIMALS_ID, { path: [id] }, options);
  }

  /**
   * Calls `GET /v1/animals/{id}?full=true`.
   *
   * @param id
   * @param options - Settings of this call alone.
   */
  getV1AnimalsIdFullTrue(id: number, options?: CallOptions): APIPromise<Animal> {
    return this.core.call(GET_V1_ANIMALS_ID_FULL_TRUE, { path: [id] }, options);
  }
}
