/**
 * What this folder uses of Node's own modules. The package is compiled without Node's types, so that nothing else in it
 * can lean on Node by mistake, and so that its users need not install them.
 */

declare module 'node:http' {
  export interface Socket {
    readonly connecting: boolean;
    once(event: 'connect' | 'secureConnect', listener: () => void): unknown;
  }
  export interface IncomingMessage {
    readonly statusCode?: number;
    readonly statusMessage?: string;
    readonly rawHeaders: string[];
    readonly headers: Record<string, string | string[] | undefined>;
    on(event: 'data', listener: (piece: Uint8Array<ArrayBuffer>) => void): this;
    on(event: 'end' | 'close', listener: () => void): this;
    on(event: 'error', listener: (fault: Error) => void): this;
    pause(): this;
    resume(): this;
    destroy(fault?: Error): this;
    pipe<T>(to: T): T;
  }
  export interface ClientRequest {
    on(event: 'socket', listener: (socket: Socket) => void): this;
    on(event: 'response', listener: (reply: IncomingMessage) => void): this;
    on(event: 'error', listener: (fault: Error) => void): this;
    once(event: 'drain' | 'finish' | 'close', listener: () => void): this;
    off(event: 'drain' | 'close', listener: () => void): this;
    write(piece: Uint8Array): boolean;
    end(body?: string | Uint8Array): this;
    destroy(fault?: Error): this;
  }
  export interface Agent {
    destroy(): void;
  }
  export const Agent: new (options: Record<string, unknown>) => Agent;
  export function request(url: string, options: Record<string, unknown>): ClientRequest;
}

declare module 'node:https' {
  export { Agent, request } from 'node:http';
}

declare module 'node:zlib' {
  import type { IncomingMessage } from 'node:http';
  export function createGunzip(): IncomingMessage;
  export function createInflate(): IncomingMessage;
  export function createBrotliDecompress(): IncomingMessage;
}
