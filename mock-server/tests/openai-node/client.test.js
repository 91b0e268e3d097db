// The official OpenAI client for Node, unchanged but for its base URL and key, which come from the environment:
// MOCK_BASE_URL, MOCK_URL (its root, for the admin API) and MOCK_API_KEY.

import assert from "node:assert/strict";
import { test } from "node:test";

import OpenAI, { toFile } from "openai";
import { zodResponseFormat } from "openai/helpers/zod";
import { z } from "zod";

const { MOCK_BASE_URL, MOCK_URL, MOCK_API_KEY } = process.env;
const client = new OpenAI({ baseURL: MOCK_BASE_URL, apiKey: MOCK_API_KEY });

const model = "gpt-5.2";
const messages = [{ role: "user", content: "What is the capital of France?" }];
const weather = {
  type: "function",
  function: {
    name: "get_weather",
    description: "The current weather of a city.",
    parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
  },
};

/** Call the mock's admin API. */
async function mock(path, body) {
  const headers = { authorization: `Bearer ${MOCK_API_KEY}`, "content-type": "application/json" };
  const reply = await fetch(`${MOCK_URL}/_mock${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  assert.ok(reply.ok, await reply.text());
}

test("a completion", async () => {
  const completion = await client.chat.completions.create({ model, messages });
  assert.match(completion.choices[0].message.content, /France/);
  assert.equal(completion.usage.total_tokens, completion.usage.prompt_tokens + completion.usage.completion_tokens);
  assert.match(completion._request_id, /^req_/);
});

test("a stream", async () => {
  const whole = await client.chat.completions.create({ model, messages });
  const stream = await client.chat.completions.create({
    model,
    messages,
    stream: true,
    stream_options: { include_usage: true },
  });
  let text = "";
  let usage = null;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? "";
    usage = chunk.usage ?? usage;
  }
  assert.equal(text, whole.choices[0].message.content);
  assert.deepEqual(usage, whole.usage);
});

test("tools, run by the client", async () => {
  const asked = [];
  const runner = client.chat.completions.runTools({
    model,
    messages: [{ role: "user", content: "What is the weather in Paris?" }],
    tools: [
      {
        type: "function",
        function: {
          ...weather.function,
          parse: JSON.parse,
          function: ({ city }) => {
            asked.push(city);
            return "21 degrees";
          },
        },
      },
    ],
  });
  assert.match(await runner.finalContent(), /21 degrees/);
  assert.deepEqual(asked, ["Paris"]);
});

test("streamed tool calls are accumulated", async () => {
  const stream = client.chat.completions.stream({
    model,
    messages: [{ role: "user", content: "What is the weather in Paris and in London?" }],
    tools: [weather],
  });
  const completion = await stream.finalChatCompletion();
  const cities = completion.choices[0].message.tool_calls.map((call) => JSON.parse(call.function.arguments).city);
  assert.deepEqual(cities, ["Paris", "London"]);
});

test("parsing by a zod schema, with its safe-integer bounds", async () => {
  const Person = z.object({ name: z.string(), age: z.int(), mood: z.enum(["sad", "happy"]), nick: z.string().nullable() });
  const completion = await client.chat.completions.parse({
    model,
    messages: [{ role: "user", content: "John is 25 years old and happy" }],
    response_format: zodResponseFormat(Person, "person"),
  });
  const { name, age, mood } = completion.choices[0].message.parsed;
  assert.deepEqual({ name, age, mood }, { name: "John", age: 25, mood: "happy" });
});

test("stored completions", async () => {
  const kept = [];
  for (const n of [1, 2, 3]) {
    kept.push(await client.chat.completions.create({ model, messages, store: true, metadata: { n: `${n}` } }));
  }
  const listed = [];
  for await (const completion of client.chat.completions.list({ limit: 2, order: "asc" })) {
    listed.push(completion.id);
  }
  assert.deepEqual(listed, kept.map(({ id }) => id));
  const id = kept[0].id;
  const found = await client.chat.completions.list({ metadata: { n: "1" } });
  assert.deepEqual(found.data.map((completion) => completion.id), [id]);
  assert.equal((await client.chat.completions.retrieve(id)).id, id);
  assert.deepEqual((await client.chat.completions.update(id, { metadata: { a: "b" } })).metadata, { a: "b" });
  const asked = await client.chat.completions.messages.list(id);
  assert.equal(asked.data[0].content, messages[0].content);
  assert.equal((await client.chat.completions.delete(id)).deleted, true);
  await assert.rejects(client.chat.completions.retrieve(id), OpenAI.NotFoundError);
});

test("models", async () => {
  const ids = [];
  for await (const entry of client.models.list()) {
    ids.push(entry.id);
  }
  assert.ok(ids.includes(model));
  assert.equal((await client.models.retrieve(model)).owned_by, "openai");
});

test("embeddings, by default as base64", async () => {
  const input = ["tea", "coffee"];
  const decoded = await client.embeddings.create({ model: "text-embedding-3-small", input, dimensions: 8 });
  const plain = await client.embeddings.create({
    model: "text-embedding-3-small",
    input,
    dimensions: 8,
    encoding_format: "float",
  });
  assert.equal(decoded.data[0].embedding.length, 8);
  for (const [at, number] of plain.data[1].embedding.entries()) {
    assert.ok(Math.abs(number - decoded.data[1].embedding[at]) < 1e-6);
  }
});

test("files", async () => {
  const file = await client.files.create({ file: await toFile(Buffer.from("Buy milk."), "notes.txt"), purpose: "user_data" });
  assert.equal(file.bytes, 9);
  assert.deepEqual(await client.files.retrieve(file.id), file);
  const listed = await client.files.list({ purpose: "user_data" });
  assert.deepEqual(listed.data.map(({ id }) => id), [file.id]);
  assert.equal(await (await client.files.content(file.id)).text(), "Buy milk.");
  assert.equal((await client.files.delete(file.id)).deleted, true);
});

test("errors become its classes", async () => {
  const unknown = client.chat.completions.create({ model: "gpt-9", messages });
  await assert.rejects(unknown, (error) => {
    assert.ok(error instanceof OpenAI.NotFoundError);
    assert.equal(error.code, "model_not_found");
    assert.match(error.requestID, /^req_/);
    return true;
  });
  const stranger = new OpenAI({ baseURL: MOCK_BASE_URL, apiKey: "aap_test_wrong" });
  await assert.rejects(stranger.models.list(), OpenAI.AuthenticationError);
});

test("it recovers by retrying", async () => {
  const fault = { kind: "status", status: 503, headers: { "retry-after-ms": "1" } };
  await mock("/faults", { match: { operation: "chat.completions.create" }, times: 2, fault });
  const completion = await client.chat.completions.create({ model, messages });
  assert.equal(completion.choices[0].finish_reason, "stop");
});

test("an error within a stream is raised", async () => {
  await mock("/model/replies", [{ content: "one two", error: { code: "model_overloaded", message: "Busy.", after_chunks: 2 } }]);
  const stream = await client.chat.completions.create({ model, messages, stream: true });
  await assert.rejects(async () => {
    for await (const _ of stream);
  }, /Busy/);
});
