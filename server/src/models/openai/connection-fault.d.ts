import type { ModelFault } from '../model.ts';
import type { FaultContext } from './fault.ts';
/** What a connection that failed means: never made, or made and broken off. */
export declare function connectionFault(error: unknown, { host, key }: FaultContext): ModelFault;
