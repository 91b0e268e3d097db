/** Pets. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation, PagePromise } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Filter, Friend, Mood, Pet, PetPage, Species } from '../types/pets.js';
import { PetsVisits } from './pets_visits.js';

const CREATE: Operation<Pet> = {
  id: 'pets.create',
  method: 'POST',
  path: '/pets',
  returns: 'object',
  schema: 'Pet',
  body: 'json',
};
const LIST: Operation<PetPage> = {
  id: 'pets.list',
  method: 'GET',
  path: '/pets',
  returns: 'object',
  schema: 'PetPage',
  styles: { tags: ['form', false], filter: ['deepObject', false] },
  page: { items: 'items', scheme: 'token', after: 'page_token', limit: 'limit', nextField: 'next_page_token' },
};
const RETRIEVE: Operation<Pet> = {
  id: 'pets.retrieve',
  method: 'GET',
  path: '/pets/{pet_id}',
  returns: 'object',
  schema: 'Pet',
};
const DELETE: Operation<void> = { id: 'pets.delete', method: 'DELETE', path: '/pets/{pet_id}' };

/** What `pets.create` takes. */
export interface PetCreateParams {
  /** What it answers to. From 1 to 40 characters. */
  name: string;
  /** What it is. */
  species: Species;
  /** At most 3 items. */
  friends?: readonly Friend[] | undefined;
  /** How it feels. */
  mood?: Mood | undefined;
  owner?: string | null | undefined;
  /** In kilograms. More than 0. Default: `1.5`. */
  weight?: number | undefined;
}

/** What `pets.list` takes. */
export interface PetListParams {
  /** From the page before. */
  page_token?: string | undefined;
  /** How many. From 1 to 50. Default: `10`. */
  limit?: number | undefined;
  tags?: readonly string[] | undefined;
  filter?: Filter | undefined;
  'X-Trace'?: string | undefined;
}

/** The animals. */
export class Pets extends Resource {
  #visits: PetsVisits | undefined;

  /** Visits. */
  get visits(): PetsVisits {
    this.#visits ??= new PetsVisits(this.core);
    return this.#visits;
  }

  /**
   * Register a pet.
   *
   * @param params - See {@link PetCreateParams}.
   * @param options - Settings of this call alone.
   * @returns An animal.
   * @throws {@link ConflictError} The state of the object does not allow it (409).
   */
  create(params: PetCreateParams, options?: CallOptions): APIPromise<Pet> {
    return this.core.call(CREATE, { body: params }, options);
  }

  /**
   * List pets.
   *
   * The newest first.
   *
   * @param params - See {@link PetListParams}.
   * @param options - Settings of this call alone.
   * @returns `Pet` objects, page by page, fetched as you iterate.
   * @throws {@link BadRequestError} The request is malformed or an argument is invalid (400).
   */
  list(params: PetListParams = {}, options?: CallOptions): PagePromise<Pet, PetPage> {
    return this.core.page<Pet, PetPage>(
      LIST,
      {
        query: { page_token: params.page_token, limit: params.limit, tags: params.tags, filter: params.filter },
        headers: { 'X-Trace': params['X-Trace'] },
      },
      options,
    );
  }

  /**
   * Fetch a pet.
   *
   * @param petId - Which one. A UUID.
   * @param options - Settings of this call alone.
   * @returns An animal.
   * @throws {@link NotFoundError} There is no such object for this API key (404).
   */
  retrieve(petId: string, options?: CallOptions): APIPromise<Pet> {
    return this.core.call(RETRIEVE, { path: [petId] }, options);
  }

  /**
   * Forget a pet.
   *
   * @param petId - Which one. A UUID.
   * @param options - Settings of this call alone.
   * @deprecated
   */
  delete(petId: string, options?: CallOptions): APIPromise<void> {
    return this.core.call(DELETE, { path: [petId] }, options);
  }
}
