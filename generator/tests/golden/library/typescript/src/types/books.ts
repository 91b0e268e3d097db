/** Types of books. Generated from the OpenAPI document by onespec; do not edit. */

/** A book. */
export interface Book {
  id: string;
  /** From 1 to 200 characters. */
  title: string;
  /** A shelf. An open enum. */
  genre: Genre;
  /** A date and time as RFC 3339 writes it. */
  created_at: string;
  /** Null where nobody knows. */
  author: string | null;
  /** A reserved word in many languages. */
  class?: string;
  labels?: Record<string, string>;
  /** More than 0. */
  price?: number;
  /** A book. */
  sequel?: Book;
}

/** Book create shelf. */
export interface BookCreateShelf {
  row: number;
  place?: BookCreateShelfPlace | undefined;
}

/** Book create shelf place. */
export type BookCreateShelfPlace = 1 | 2 | 3 | (number & {});

/** Book list. */
export interface BookList {
  data: Book[];
  has_more: boolean;
}

/** A shelf. An open enum. */
export type Genre = 'fiction' | 'science' | 'science-fiction' | '50+' | (string & {});
