/** A mail as its server announces it. */
export interface Announced {
  readonly uid: number;
  readonly bytes: number;
}

/** An open mailbox, at whatever server. */
export interface MailSource {
  /** What nobody has read there yet, oldest first. */
  unread(limit: number): Promise<readonly Announced[]>;
  /** A mail byte for byte, or as much as `most` of it. */
  bring(uid: number, most: number): Promise<Uint8Array>;
  /** It is kept here: nobody fetches it again. */
  markTaken(uid: number): Promise<void>;
  /** Whether the connection still stands. */
  isOpen(): boolean;
  close(): void;
}

/** Opens it; `onNews` hears that there may be something new, or that the connection has ended. */
export type OpenMailbox = (onNews: () => void) => Promise<MailSource>;
