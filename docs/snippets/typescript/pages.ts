import { AIAgentPlatform } from '@aiagentplatform/sdk';

const client = new AIAgentPlatform();

for await (const model of client.models.list()) {
  console.log(model.id, model.provider); // further pages are fetched when they are needed
}

const page = await client.models.list({ limit: 3 });
console.log(page.data.length, page.hasNextPage());
const following = await page.nextPage();
const before = await following?.previousPage();
console.log(before?.data[0]?.id === page.data[0]?.id);

for await (const each of client.models.list({ limit: 3 }).pages()) {
  console.log(each.data.length, 'models');
}
