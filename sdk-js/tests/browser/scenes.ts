/** What is tried in a browser, in a page and in a worker alike: each scene gives what can be compared, as plain data. */

import { AIAgentPlatform, ConfigurationError, NotFoundError } from '../../src/index.js';

/** Where the platform is. */
export interface Place {
  readonly baseURL: string;
  readonly apiKey: string;
}

type Scene = (place: Place) => Promise<unknown>;

const MESSAGES = [{ role: 'user' as const, content: 'Name a colour.' }];

function clientOf(place: Place): AIAgentPlatform {
  return new AIAgentPlatform({ ...place, dangerouslyAllowBrowser: true });
}

export const SCENES: Readonly<Record<string, Scene>> = {
  async guard(place) {
    try {
      new AIAgentPlatform(place);
      return 'allowed';
    } catch (error) {
      return error instanceof ConfigurationError && error.message.includes('dangerouslyAllowBrowser');
    }
  },

  async create(place) {
    const { data, response } = await clientOf(place)
      .chat.completions.create({ model: 'gpt-5.2', messages: MESSAGES })
      .withResponse();
    const { content } = data.choices[0]?.message ?? {};
    return { text: typeof content, status: response.status, request: response.requestId !== undefined };
  },

  async stream(place) {
    const client = clientOf(place);
    const asked = { model: 'gpt-5.2', messages: MESSAGES, seed: 3, temperature: 0 };
    const whole = await client.chat.completions.create(asked);
    const stream = client.chat.completions.stream(asked);
    let text = '';
    let pieces = 0;
    for await (const piece of stream.text()) {
      text += piece;
      pieces += 1;
    }
    return { same: text === whole.choices[0]?.message.content, several: pieces > 1 };
  },

  async leave(place) {
    const stream = clientOf(place).events.stream({ types: ['api_key.created'], starting_after: 0 });
    for await (const event of stream) {
      return event.type; // the stream has no end: leaving it must free the connection
    }
    return undefined;
  },

  async abort(place) {
    const controller = new AbortController();
    const stream = clientOf(place).events.stream({}, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 50);
    try {
      for await (const _ of stream) {
        // waits for ever
      }
      return 'ended';
    } catch (error) {
      const { name, cause } = error as Error;
      return [name, (cause as Error).message];
    }
  },

  async error(place) {
    try {
      await clientOf(place).models.retrieve('nothing');
      return 'found';
    } catch (error) {
      return error instanceof NotFoundError && [error.status, error.code, error.kind, error.requestId !== undefined];
    }
  },

  async unreachable(place) {
    try {
      await new AIAgentPlatform({
        ...place,
        baseURL: 'http://127.0.0.1:1/v1',
        dangerouslyAllowBrowser: true,
        maxRetries: 0,
      }).models.list();
      return 'reached';
    } catch (error) {
      return (error as { kind?: string }).kind;
    }
  },

  async upload(place) {
    const client = clientOf(place);
    const file = await client.files.upload({ file: new File(['Grüße'], 'a.txt'), purpose: 'user_data' });
    return [file.filename, await (await client.files.content(file.id)).text()];
  },

  async pages(place) {
    let count = 0;
    for await (const _ of clientOf(place).models.list({ limit: 2 })) {
      count += 1;
    }
    return count > 4;
  },
};
