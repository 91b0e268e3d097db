/** The program of the test's page, and of its worker: runs the scene it is asked for. */

import { type Place, SCENES } from './scenes.js';

interface Surroundings {
  play?: (scene: string, place: Place) => Promise<unknown>;
  playInWorker?: (scene: string, place: Place) => Promise<unknown>;
  onmessage?: unknown;
  postMessage(message: unknown): void;
}

async function play(scene: string, place: Place): Promise<unknown> {
  return await SCENES[scene]?.(place);
}

function playInWorker(scene: string, place: Place): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker('/program.js', { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<{ result?: unknown; fault?: string }>) => {
      worker.terminate();
      if (data.fault === undefined) {
        resolve(data.result);
      } else {
        reject(new Error(data.fault));
      }
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage([scene, place]);
  });
}

const here = globalThis as unknown as Surroundings;
if (typeof document === 'undefined') {
  here.onmessage = ({ data }: MessageEvent<[string, Place]>) => {
    play(...data).then(
      (result) => here.postMessage({ result }),
      (fault: Error) => here.postMessage({ fault: `${fault.name}: ${fault.message}` }),
    );
  };
} else {
  here.play = play;
  here.playInWorker = playInWorker;
}
