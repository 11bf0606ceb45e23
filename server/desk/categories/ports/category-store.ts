export interface CategoryRecord {
  readonly name: string;
  readonly description: string;
  readonly builtIn: boolean;
  readonly active: boolean;
}

export interface CategoryStore {
  /** In the order in which customers are offered them. */
  list(): Promise<CategoryRecord[]>;
  /** False when the name is taken. */
  insert(category: CategoryRecord): Promise<boolean>;
  /** False when there is none of that name. */
  update(name: string, change: Partial<Pick<CategoryRecord, "description" | "active">>): Promise<boolean>;
}
