/**
 * The environment's variables, in whatever runtime this is; none where there are none. Reads, and nothing else.
 */

interface Surroundings {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
  readonly Deno?: { readonly env?: { get(name: string): string | undefined } };
}

/** A variable's value without blanks around it; undefined if it is not set, empty, or may not be read. */
export function environment(name: string): string | undefined {
  const { process, Deno } = globalThis as Surroundings;
  try {
    const value = Deno?.env ? Deno.env.get(name) : process?.env?.[name];
    return value?.trim() || undefined;
  } catch {
    return undefined; // Deno asks for a permission
  }
}
