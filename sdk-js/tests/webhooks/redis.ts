/** A Redis in miniature: the commands that a replay guard sends, with a time that tests move. Anything else fails. */

interface Entry {
  readonly value: string;
  readonly until: number;
}

export class FakeRedis {
  /** Milliseconds. */
  now = 1000;
  readonly #entries = new Map<string, Entry>();

  async run([name, ...args]: readonly string[]): Promise<unknown> {
    const command = COMMANDS[name ?? ''];
    if (command === undefined) {
      throw new Error(`no such command: ${name}`);
    }
    return command(this, args);
  }

  get(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    return entry !== undefined && entry.until > this.now ? entry : undefined;
  }

  set(key: string, value: string, lasting: string): 'OK' {
    this.#entries.set(key, { value, until: this.now + Number(lasting) });
    return 'OK';
  }

  delete(key: string): number {
    return this.#entries.delete(key) ? 1 : 0;
  }

  keys(): Iterable<string> {
    return this.#entries.keys();
  }
}

const COMMANDS: Readonly<Record<string, (redis: FakeRedis, args: readonly string[]) => unknown>> = {
  SET: (redis, [key = '', value = '', ...rest]) => {
    if (rest[0] === 'NX') {
      return rest[1] === 'PX' && !redis.get(key) ? redis.set(key, value, rest[2] ?? '') : null;
    }
    return rest[0] === 'PX' ? redis.set(key, value, rest[1] ?? '') : null;
  },
  GET: (redis, [key = '']) => redis.get(key)?.value ?? null,
  PTTL: (redis, [key = '']) => (redis.get(key)?.until ?? redis.now - 2) - redis.now,
  DEL: (redis, [key = '']) => redis.delete(key),
  EVAL: (redis, [script = '', count, key = '', token]) => {
    if (
      count !== '1' ||
      !/^if redis\.call\('GET', KEYS\[1\]\) == ARGV\[1\] then return redis\.call\('DEL'/.test(script)
    ) {
      throw new Error('no such script');
    }
    return redis.get(key)?.value === token ? redis.delete(key) : 0;
  },
};
