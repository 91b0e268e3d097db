import { type EventObject, WebhookReceiver } from '@aiagentplatform/sdk';
import { type WebHandler, webhookHandler } from '@aiagentplatform/sdk/integrations/web';

interface Env {
  readonly WEBHOOK_SECRET: string;
}

let receive: WebHandler | undefined; // one for all requests, so that it remembers what was handled

export default {
  fetch(request: Request, env: Env): Promise<Response> {
    receive ??= webhookHandler(new WebhookReceiver<EventObject>({ secret: env.WEBHOOK_SECRET }), (event) => {
      if (event.type === 'workflow.completed') {
        console.log('completed:', event.data.object.id);
      } else {
        console.log(event.type);
      }
    });
    return receive(request);
  },
};
