import type { Environment, ModelOptions, Opened } from './provider.ts';
/**
 * Finds a model by the name that a person gave it: `provider:model`. The rehearsal is no model and is not found here.
 *
 * @param environment keys and addresses; nothing is read from the process itself
 */
export declare function openModel(name: string, environment: Environment, options?: ModelOptions): Opened;
