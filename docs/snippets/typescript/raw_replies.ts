import { AIAgentPlatform, responseOf } from '@aiagentplatform/sdk';

const client = new AIAgentPlatform();
const { data, response } = await client.models.list({ limit: 1 }).withResponse();
console.log(data.data.length, response.status, response.requestId !== undefined, response.attempts);

const model = await client.models.retrieve('gpt-5.2');
console.log(responseOf(model)?.headers.get('content-type')); // the same, from the object

const raw = await client.models.retrieve('gpt-5.2').asResponse(); // its body is not read yet
console.log((await raw.text()).length > 10);

const things = await client.request<{ data: unknown[] }>({ path: '/models', query: { limit: 2 } }); // any endpoint
console.log(things.data.length);
