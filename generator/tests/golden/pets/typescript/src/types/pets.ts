/** Types of pets. Generated from the OpenAPI document by onespec; do not edit. */

/** Filter. */
export interface Filter {
  older_than?: number | undefined;
  /** What it is. */
  species?: Species | undefined;
}

/** Friend. */
export interface Friend {
  name: string;
  /** A date, as `2026-01-31`. */
  since?: string | undefined;
}

/** How it feels. */
export type Mood = 'happy' | 'sad' | (string & {});

/** An animal. */
export interface Pet {
  /** A UUID. */
  id: string;
  /** What it answers to. From 1 to 40 characters. */
  name: string;
  /** What it is. */
  species: Species;
  /** How it feels. */
  mood: Mood;
  /** A date, as `2026-01-31`. */
  born: string;
  /** In kilograms. More than 0. */
  weight: number;
  labels: Record<string, string>;
  owner: string | null;
  /** Bytes in base64. */
  photo?: string;
  /**
   * A date and time as RFC 3339 writes it.
   *
   * @deprecated
   */
  seen_at?: string;
}

/** Pet page. */
export interface PetPage {
  items: Pet[];
  next_page_token?: string | null;
}

/** What it is. */
export type Species = 'cat' | 'dog';
