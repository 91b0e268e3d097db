import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AIAgentPlatform } from '@aiagentplatform/sdk';
import { filePart, imagePart } from '@aiagentplatform/sdk/lib';

const photo = join(await mkdtemp(join(tmpdir(), 'photo-')), 'dot.png');
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';
await writeFile(photo, dot, 'base64');

const client = new AIAgentPlatform();
const completion = await client.chat.completions.create({
  model: 'gpt-5.2',
  messages: [
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Does the picture fit the report?' },
        await imagePart({ path: photo }, { detail: 'low' }), // a path, a Blob, bytes, a stream or a URL
        await filePart({ content: 'Sales rose by a tenth.', name: 'report.txt' }), // large files: await files.upload(...)
      ],
    },
  ],
});
console.log(completion.choices[0]?.message.content);
