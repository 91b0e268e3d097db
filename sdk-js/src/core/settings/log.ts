/**
 * Logging: to the caller's logger or the console, switched on by `logLevel` or by `<PREFIX>_LOG=debug|info|warn|error`.
 *
 * Bodies are never logged, and the values of secret headers are hidden. Must not know how a call is made.
 */

import { ConfigurationError } from '../errors.js';

/** What takes the lines; `console` is one. */
export interface Logger {
  debug(message: string, ...details: unknown[]): void;
  info(message: string, ...details: unknown[]): void;
  warn(message: string, ...details: unknown[]): void;
  error(message: string, ...details: unknown[]): void;
}

/** From which level on lines are written. */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';

const LEVELS: readonly LogLevel[] = ['off', 'error', 'warn', 'info', 'debug'];
const METHODS = ['debug', 'info', 'warn', 'error'] as const;

/** A logger with a level. */
export class Log {
  private readonly rank: number;

  constructor(
    readonly logger: Logger,
    readonly level: LogLevel,
    private readonly name: string,
  ) {
    this.rank = LEVELS.indexOf(level);
  }

  /** Whether lines of this level are written; ask before making a costly one. */
  wants(level: Exclude<LogLevel, 'off'>): boolean {
    return this.rank >= LEVELS.indexOf(level);
  }

  /** Write a line, if its level is wanted. */
  write(level: Exclude<LogLevel, 'off'>, message: string, ...details: unknown[]): void {
    if (this.wants(level)) {
      this.logger[level](`[${this.name}] ${message}`, ...details);
    }
  }
}

/** The log of a client. Throws `ConfigurationError` for a level or a logger that is none. */
export function logOf(
  name: string,
  variable: string,
  given: { readonly logger?: unknown; readonly level?: unknown; readonly environment?: string | undefined },
): Log {
  const logger = given.logger === undefined ? console : checkedLogger(given.logger);
  if (given.level !== undefined) {
    const level = levelOf(given.level);
    if (level === undefined) {
      throw new ConfigurationError(`logLevel must be one of ${LEVELS.join(', ')}, not ${String(given.level)}.`);
    }
    return new Log(logger, level, name);
  }
  const asked = given.environment;
  const level = asked === undefined ? undefined : levelOf(asked.toLowerCase());
  if (asked !== undefined && level === undefined) {
    logger.warn(`[${name}] The log level '${asked}' in ${variable} is none of ${LEVELS.join(', ')}.`);
  }
  return new Log(logger, level ?? (given.logger === undefined ? 'off' : 'warn'), name);
}

function levelOf(text: unknown): LogLevel | undefined {
  const spelled = text === 'warning' ? 'warn' : text;
  return LEVELS.find((level) => level === spelled);
}

function checkedLogger(logger: unknown): Logger {
  const missing = METHODS.find((name) => typeof (logger as Partial<Logger> | null)?.[name] !== 'function');
  if (missing !== undefined) {
    throw new ConfigurationError(
      `logger must have the methods ${METHODS.join(', ')}, as console has; it has no '${missing}'.`,
    );
  }
  return logger as Logger;
}
