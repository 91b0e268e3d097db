import { AIAgentPlatform, ResponseDecodeError } from '@aiagentplatform/sdk';
import { strict } from '@aiagentplatform/sdk/strict';

const client = new AIAgentPlatform({ strict }); // a reply that breaks its schema throws, instead of surprising you later

try {
  console.log((await client.models.retrieve('gpt-5.2')).object);
} catch (error) {
  if (error instanceof ResponseDecodeError) {
    console.log(error.message);
  }
}
