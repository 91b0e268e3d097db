import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AIAgentPlatform } from '@aiagentplatform/sdk';

const path = join(tmpdir(), 'report.txt');
await writeFile(path, 'Sales went up.\n'.repeat(1000));

const client = new AIAgentPlatform();
const uploaded = await client.files.upload({ file: { path }, purpose: 'user_data' }); // read while it is sent
console.log(uploaded.filename, uploaded.bytes, 'bytes');

const note = new File(['# Note'], 'note.md', { type: 'text/markdown' }); // in a browser, too
await client.files.delete((await client.files.upload({ file: note, purpose: 'user_data' })).id);

const content = await client.files.content(uploaded.id);
await content.toFile(`${path}.copy`); // written while it arrives; or bytes(), text(), blob(), `for await`
console.log((await readFile(`${path}.copy`)).length, 'bytes came back');
