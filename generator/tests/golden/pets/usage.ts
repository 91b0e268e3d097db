/** What a user writes, as the type checker sees it. */

import { CODES } from './errors.js';
import { type APIPromise, NameTakenError, NotFoundError, type PagePromise, type PetCreateParams, type PetStore } from './index.js';
import type { Pet, PetPage, Visit } from './types/index.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>): void => {};

export async function use(client: PetStore): Promise<void> {
  const pets = client.pets.list({ limit: 5, tags: ['small'], filter: { species: 'cat' } }, { timeout: 3000 });
  same<typeof pets, PagePromise<Pet, PetPage>>(true);
  for await (const pet of pets) {
    same<typeof pet, Pet>(true);
    same<typeof pet.owner, string | null>(true);
  }
  const fresh: PetCreateParams = { name: 'Mia', species: 'cat', friends: [{ name: 'Tom' }] };
  same<APIPromise<Pet>, ReturnType<typeof client.pets.create>>(true);
  await client.pets.create(fresh);
  await client.pets.create({ name: 'Mia', species: 'dog', owner: null, mood: 'a new mood' });
  // @ts-expect-error a field that is required
  await client.pets.create({ species: 'dog' });
  // @ts-expect-error a field that does not exist
  await client.pets.create({ name: 'Mia', species: 'dog', colour: 'red' });
  const visits = await client.pets.visits.list('0193f0a4-7c1e-7b6a-9d5e-3f2a1b0c4d5e');
  same<typeof visits, Visit[]>(true);
  const error: typeof NotFoundError = NotFoundError;
  if (CODES['name_taken'] !== NameTakenError) {
    throw new error('impossible');
  }
}
