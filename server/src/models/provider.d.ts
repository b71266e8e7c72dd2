import type { Model } from './model.ts';
import type { OpenAiOptions } from './openai.ts';
/** What a provider reads its keys and addresses from; the caller decides what is in it. */
export type Environment = Readonly<Record<string, string | undefined>>;
/** Limits on one request; what a provider has no use for, it leaves alone. */
export type ModelOptions = OpenAiOptions;
export type Opened = {
    readonly kind: 'opened';
    readonly model: Model;
}
/** one plain sentence that says what to do */
 | {
    readonly kind: 'refused';
    readonly message: string;
};
export interface Provider {
    /** what stands before the colon in a model's name */
    readonly name: string;
    /** how a name is written, for the sentence that lists what is known */
    readonly usage: string;
    /** Asks nothing of the network; that is for the model to do, when it is asked. */
    readonly open: (modelName: string, environment: Environment, options: ModelOptions) => Opened;
}
