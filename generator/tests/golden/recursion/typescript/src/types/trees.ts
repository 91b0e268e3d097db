/** Types of trees. Generated from the OpenAPI document by onespec; do not edit. */

/** Nest. */
export interface Nest {
  birds?: Record<string, Nest> | undefined;
  tree?: Tree | undefined;
}

/** Tree. */
export interface Tree {
  children: Tree[];
  name?: string | undefined;
  nest?: Nest | undefined;
  parent?: Tree | null | undefined;
}
