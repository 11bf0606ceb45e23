import mongoose, { type Collection, type Model, type Schema } from "mongoose";

/**
 * Registers a model once per schema. Hot reload evaluates model files again: the old registration is replaced, because
 * keeping it would silently run the schema as it was before the edit.
 * `Row` describes the documents as the schema stores them; mongoose's own inference cannot express our unions.
 */
export function defineModel<Row>(name: string, schema: Schema): Model<Row> {
  if (mongoose.models[name]) mongoose.deleteModel(name);
  return mongoose.model(name, schema) as unknown as Model<Row>;
}

/** The driver's own collection: no hydration, no casting, for hot paths and plain reads. */
export function nativeCollection<Row extends object>(model: { readonly collection: unknown }): Collection<Row> {
  return model.collection as Collection<Row>;
}
