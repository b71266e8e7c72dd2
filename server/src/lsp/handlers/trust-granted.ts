import { TRUST_GRANTED } from '../../protocol.ts';
import { defineNotification } from '../handler.ts';

export const trustGranted = defineNotification({
  method: TRUST_GRANTED,
  take: (session) => {
    session.trusted = true;
  },
});
