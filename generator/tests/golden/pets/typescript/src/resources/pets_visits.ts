/** Pets visits. Generated from the OpenAPI document by onespec; do not edit. */

import type { APIPromise, CallOptions, Operation } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Visit } from '../types/pets_visits.js';

const LIST: Operation<Visit[]> = {
  id: 'pets.visits.list',
  method: 'GET',
  path: '/pets/{pet_id}/visits',
  returns: 'array',
  schema: 'PetsVisitsListResult',
};
const BOOK: Operation<Visit> = {
  id: 'pets.visits.book',
  method: 'POST',
  path: '/pets/{pet_id}/visits',
  returns: 'object',
  schema: 'Visit',
  body: 'json',
};

/** What `pets.visits.book` takes. */
export interface PetVisitBookParams {
  /** A date and time as RFC 3339 writes it. */
  at?: string | undefined;
}

/** Visits. */
export class PetsVisits extends Resource {
  /**
   * List a pet's visits.
   *
   * @param petId - A UUID.
   * @param options - Settings of this call alone.
   */
  list(petId: string, options?: CallOptions): APIPromise<Visit[]> {
    return this.core.call(LIST, { path: [petId] }, options);
  }

  /**
   * Book a visit.
   *
   * @param petId - A UUID.
   * @param params - See {@link PetVisitBookParams}.
   * @param options - Settings of this call alone.
   */
  book(petId: string, params: PetVisitBookParams = {}, options?: CallOptions): APIPromise<Visit> {
    return this.core.call(BOOK, { path: [petId], body: params }, options);
  }
}
