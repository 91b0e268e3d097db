import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AIAgentPlatform } from '@aiagentplatform/sdk';
import type { TransferProgress } from '@aiagentplatform/sdk/lib';

const folder = await mkdtemp(join(tmpdir(), 'transfers-'));
await writeFile(join(folder, 'data.bin'), new Uint8Array(1_000_000));

function onProgress({ done, total }: TransferProgress): void {
  console.log(`${done} of ${total} bytes`);
}

const client = new AIAgentPlatform();
const path = join(folder, 'data.bin');
const file = await client.files.uploadAndWait({ path }, { purpose: 'user_data', onProgress }, { timeout: 60_000 });
const size = await client.files.downloadTo(file.id, join(folder, 'copy.bin'), { onProgress });
console.log(file.status, size, 'bytes downloaded');
