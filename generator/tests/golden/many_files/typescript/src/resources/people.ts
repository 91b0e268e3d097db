/** People. Generated from the OpenAPI document by onespec; do not edit. */

import type { CallOptions, Operation, PagePromise } from '../core/index.js';
import { Resource } from '../core/index.js';
import type { Person } from '../types/houses.js';

const LIST: Operation<Person[]> = {
  id: 'people.list',
  method: 'GET',
  path: '/people',
  returns: 'array',
  schema: 'PeopleListResult',
  page: { items: '', scheme: 'number', after: 'page' },
};

/** What `people.list` takes. */
export interface PersonListParams {
  /** Default: `1`. */
  page?: number | undefined;
}

/** People. */
export class People extends Resource {
  /**
   * Calls `GET /people`.
   *
   * @param params - See {@link PersonListParams}.
   * @param options - Settings of this call alone.
   * @returns `Person` objects, page by page, fetched as you iterate.
   */
  list(params: PersonListParams = {}, options?: CallOptions): PagePromise<Person, Person[]> {
    return this.core.page<Person, Person[]>(LIST, { query: { ...params } }, options);
  }
}
