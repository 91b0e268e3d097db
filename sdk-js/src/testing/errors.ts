/**
 * What the testing kit throws. A test that is wrong about what is sent is told by an `AssertionError`, never by an error
 * of the SDK: code under test that catches those must not swallow it, and no retry must hide it.
 */

/** What is sent is not what the test expects. */
export class AssertionError extends Error {
  override get name(): string {
    return 'AssertionError';
  }
}

/** A request came for which the script has no reply. `request` is that request. */
export class UnexpectedRequestError extends AssertionError {
  constructor(
    message: string,
    readonly request: unknown,
  ) {
    super(message);
  }
}

/** The test is over and a scripted reply was never asked for, or one was left open. */
export class UnusedReplyError extends AssertionError {}

/**
 * A request came that the cassette does not have.
 *
 * `request` is that request as it would be recorded, `nearest` the recorded one that is most like it, undefined if the
 * cassette is empty. The message says in what they differ.
 */
export class UnrecordedRequestError extends AssertionError {
  constructor(
    message: string,
    readonly request: unknown,
    readonly nearest: unknown,
  ) {
    super(message);
  }
}

/** A cassette cannot be used: there is no such file, it is no cassette, or a recording is not complete. */
export class CassetteError extends Error {
  override get name(): string {
    return 'CassetteError';
  }
}

/** The mock platform refused what a test asked of it, or did not start; the message says why. */
export class PlatformError extends Error {
  override get name(): string {
    return 'PlatformError';
  }
}
