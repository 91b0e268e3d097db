/** The generated types, as the type checker sees them: `tsc -p tsconfig.tests.json` is what makes these tests fail. */

import { describe, expectTypeOf, test } from 'vitest';
import type {
  AIAgentPlatform,
  APIPromise,
  ApiKeyWithSecret,
  BinaryResponse,
  ChatCompletion,
  ChatCompletionChunk,
  ChatCompletionCreateParams,
  ChatCompletionMessage,
  ChatMessage,
  EventObject,
  FileInput,
  FileObject,
  FilePurpose,
  Model,
  PagePromise,
  Stream,
  UnknownEvent,
  UnknownTag,
  WorkflowStartedEvent,
} from '../../src/index.js';

declare const client: AIAgentPlatform;
const params = { model: 'auto', messages: [] };

/** Nothing here runs. */
const never = (_: () => unknown) => {};

describe('methods', () => {
  test('arguments may be readonly', () => {
    const messages = [{ role: 'user', content: [{ type: 'text', text: 'Hi.' }] }] as const;
    never(() => client.chat.completions.create({ model: 'auto', messages, knowledge_bases: ['kb_1'] as const }));
  });

  test('create gives a completion, or a stream if it is asked for one', () => {
    never(() => {
      expectTypeOf(client.chat.completions.create(params)).toEqualTypeOf<APIPromise<ChatCompletion>>();
      expectTypeOf(client.chat.completions.create({ ...params, stream: null })).toEqualTypeOf<
        APIPromise<ChatCompletion>
      >();
      expectTypeOf(client.chat.completions.create({ ...params, stream: true })).toEqualTypeOf<
        APIPromise<Stream<ChatCompletionChunk, ChatCompletion>>
      >();
      const stream: boolean = Math.random() > 0.5;
      expectTypeOf(client.chat.completions.create({ ...params, stream })).toEqualTypeOf<
        APIPromise<ChatCompletion> | APIPromise<Stream<ChatCompletionChunk, ChatCompletion>>
      >();
    });
  });

  test('stream streams at once, and takes no choice', () => {
    never(() => {
      expectTypeOf(client.chat.completions.stream(params)).toEqualTypeOf<Stream<ChatCompletionChunk, ChatCompletion>>();
      // @ts-expect-error it streams already
      client.chat.completions.stream({ ...params, stream: true });
    });
  });

  test('lists are pages of their items', () => {
    never(async () => {
      expectTypeOf(client.models.list()).toExtend<PagePromise<Model, object>>();
      expectTypeOf(client.files.list({ purpose: 'vision', limit: 3 })).toExtend<PagePromise<FileObject, object>>();
      // @ts-expect-error there is no such parameter
      client.files.list({ colour: 'red' });
    });
  });

  test('uploads take files, downloads give a reply that is not yet read', () => {
    never(() => {
      expectTypeOf(client.files.content('file_1')).toEqualTypeOf<APIPromise<BinaryResponse>>();
      expectTypeOf<Parameters<typeof client.files.upload>[0]['file']>().toEqualTypeOf<FileInput>();
    });
  });

  test('what is required must be there', () => {
    never(() => {
      // @ts-expect-error a name is required
      client.apiKeys.create({});
      // @ts-expect-error an id is required
      client.files.retrieve();
      expectTypeOf(client.apiKeys.create).returns.toEqualTypeOf<APIPromise<ApiKeyWithSecret>>();
    });
  });
});

describe('open enums', () => {
  test('take what they do not list, and complete what they do', () => {
    expectTypeOf<'vision'>().toExtend<FilePurpose>();
    expectTypeOf<string>().toExtend<FilePurpose>();
    expectTypeOf<number>().not.toExtend<FilePurpose>();
  });
});

describe('tagged unions', () => {
  test('a case narrows to one member, and the unknown is left to the default', () => {
    never(() => {
      const handle = (event: EventObject): unknown => {
        expectTypeOf(event.id).toExtend<string>();
        if (event.type === 'workflow.started') {
          expectTypeOf(event).toEqualTypeOf<WorkflowStartedEvent>();
        }
        switch (event.type) {
          case 'workflow.started':
            return expectTypeOf(event).toEqualTypeOf<WorkflowStartedEvent>();
          default:
            return expectTypeOf<UnknownEvent>().toExtend<typeof event>();
        }
      };
      return handle;
    });
  });

  test('the unknown member is all that is left after all known ones', () => {
    expectTypeOf<Extract<EventObject, { type: UnknownTag }>>().toEqualTypeOf<UnknownEvent>();
    expectTypeOf<UnknownEvent['type']>().toExtend<string>();
    expectTypeOf<UnknownEvent[string]>().toBeUnknown();
  });

  test('a tag that no member has is a mistake, in comparisons and in arguments', () => {
    never(() => {
      const handle = (event: EventObject) => {
        // @ts-expect-error no event has this type
        return event.type === 'workflow.strated';
      };
      // @ts-expect-error no message has this role
      const message: ChatMessage = { role: 'usr', content: 'Hello' };
      // @ts-expect-error no field of this name
      const other: ChatMessage = { role: 'user', content: 'Hello', colour: 'red' };
      return [handle, message, other];
    });
  });

  test('what a reply said can be sent on as it is', () => {
    expectTypeOf<ChatCompletionMessage>().toExtend<ChatMessage>();
  });
});

test('absent may be written as undefined', () => {
  const given: ChatCompletionCreateParams = { ...params, temperature: undefined, stop: null };
  expectTypeOf(given).toExtend<ChatCompletionCreateParams>();
});
