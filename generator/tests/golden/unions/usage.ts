/** What a user writes, as the type checker sees it. */

import type { Circle, Drawing, Drawn, Erased, Shape, Shapes, UnknownWebhookEvent } from './index.js';

export async function use(client: Shapes, body: string, headers: Record<string, string>): Promise<void> {
  const shape: Shape = { kind: 'square', a: 2 };
  const circle: Circle = { kind: 'circle', r: 1 };
  const drawing: Drawing = await client.drawings.create({ shapes: [shape, circle], color: 'red', background: [0, 0, 0] });
  await client.drawings.create({ shapes: drawing.shapes, color: drawing.color, background: null });
  // @ts-expect-error a kind that does not exist
  await client.drawings.create({ shapes: [{ kind: 'sqare', a: 2 }], color: 'red', background: null });
  const event = await client.webhooks.unwrap(body, headers);
  switch (event.type) {
    case 'drawn': {
      const drawn: Drawn = event;
      return void drawn.drawing;
    }
    case 'erased': {
      const erased: Erased = event;
      return void erased;
    }
    // @ts-expect-error a type that does not exist
    case 'eraced':
    default: {
      const unknown: UnknownWebhookEvent = event;
      return void unknown['whatever'];
    }
  }
}
