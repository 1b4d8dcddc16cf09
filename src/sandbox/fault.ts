// What Discord answers when it refuses: status, code, message, and for a bad form the place of each fault.

export interface FormFault {
  /** Such as `components.0.components.1.content`. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export class ApiFault extends Error {
  readonly status: number;
  readonly code: number;
  readonly faults: readonly FormFault[];
  /** Seconds; for 429. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: number, message: string, faults: readonly FormFault[] = [], retryAfter?: number) {
    super(message);
    this.name = 'ApiFault';
    this.status = status;
    this.code = code;
    this.faults = faults;
    this.retryAfter = retryAfter;
  }

  body(): object {
    if (this.faults.length === 0) return { message: this.message, code: this.code };
    return { message: this.message, code: this.code, errors: tree(this.faults) };
  }
}

function tree(faults: readonly FormFault[]): object {
  const root: Record<string, unknown> = {};
  for (const { path, code, message } of faults) {
    let place = root;
    for (const part of path.split('.').filter(Boolean)) {
      place[part] ??= {};
      place = place[part] as Record<string, unknown>;
    }
    const errors = (place._errors ?? []) as object[];
    place._errors = [...errors, { code, message }];
  }
  return root;
}

export const badForm = (faults: readonly FormFault[]) => new ApiFault(400, 50035, 'Invalid Form Body', faults);
export const unknownChannel = () => new ApiFault(404, 10003, 'Unknown Channel');
export const unknownGuild = () => new ApiFault(404, 10004, 'Unknown Guild');
export const unknownMessage = () => new ApiFault(404, 10008, 'Unknown Message');
export const unknownInteraction = () => new ApiFault(404, 10062, 'Unknown interaction');
export const unknownWebhook = () => new ApiFault(404, 10015, 'Unknown Webhook');
export const expiredToken = () => new ApiFault(401, 50027, 'Invalid Webhook Token');
export const alreadyAnswered = () => new ApiFault(400, 40060, 'Interaction has already been acknowledged.');
export const missingPermissions = () => new ApiFault(403, 50013, 'Missing Permissions');
export const missingAccess = () => new ApiFault(403, 50001, 'Missing Access');
export const unauthorized = () => new ApiFault(401, 0, '401: Unauthorized');
export const wrongChannel = () => new ApiFault(400, 50024, 'Cannot execute action on this channel type');
export const threadArchived = () =>
  new ApiFault(400, 50083, 'Tried to perform an operation on an archived thread, such as editing a message');
export const threadLocked = () => new ApiFault(403, 160005, 'Thread is locked');
