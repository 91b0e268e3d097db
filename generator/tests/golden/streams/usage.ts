/** What a user writes, as the type checker sees it. */

import type { Answer, AnswerChunk, BinaryResponse, Job, JobDone, JobProgress, Line, Radio, Stream, UnknownJobEvent } from './index.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>): void => {};

export async function use(client: Radio, streamed: boolean): Promise<void> {
  const whole = await client.answers.create({ text: '?' });
  same<typeof whole, Answer>(true);
  const plain = await client.answers.create({ text: '?', stream: false });
  same<typeof plain, Answer>(true);
  const chunks = await client.answers.create({ text: '?', stream: true });
  same<typeof chunks, Stream<AnswerChunk, Answer>>(true);
  const either = await client.answers.create({ text: '?', stream: streamed });
  same<typeof either, Answer | Stream<AnswerChunk, Answer>>(true);
  const stream = client.answers.stream({ text: '?' });
  for await (const chunk of stream) {
    same<typeof chunk, AnswerChunk>(true);
  }
  const final = await stream.final();
  same<typeof final, Answer>(true);
  // @ts-expect-error the method streams already
  client.answers.stream({ text: '?', stream: true });
  const events = client.jobs.events('job', { starting_after: 3 });
  for await (const event of events) {
    same<typeof event, JobProgress | JobDone | UnknownJobEvent>(true);
  }
  same<Awaited<ReturnType<typeof events.final>>, Job>(true);
  const logs = client.logs.follow();
  same<typeof logs, Stream<Line, undefined>>(true);
  const line = await client.recordings.upload({ audio: new Blob(['a']), notes: [new File(['n'], 'n.txt')] });
  same<typeof line, Line>(true);
  const content = await client.recordings.content('id');
  same<typeof content, BinaryResponse>(true);
  const lyrics = await client.lyrics.read();
  same<typeof lyrics, string>(true);
}
