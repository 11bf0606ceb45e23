import type { UserId } from "#server/core/ids.ts";

export interface PersonCard {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Date;
}

export interface PeopleReader {
  find(id: UserId): Promise<PersonCard | null>;
}
