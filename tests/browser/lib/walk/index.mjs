// The walks: a person's way through the journey, in a few words.

export { sleepAndWake, stopClock } from './clock.mjs';
export { countActivations, countWords } from './count.mjs';
export { catchFiles } from './files.mjs';
export { PIN, beginChangeOfMind, beginPlan, demoIsReady, givePin, kept, keptRecords, openDemo, openTalk, verified } from './host.mjs';
export { ONE_ITEM, SIX_ITEMS, plan } from './plan.mjs';
export { PASSCODE, attest, finish, handOver, save, takeBack } from './room.mjs';
export { arrive, choose, gotErrors, gotStatus, press, statuses, tick, write, writeSecret } from './steps.mjs';
export {
  SIGN, act, agree, answer, answerEach, changeMind, draw, goOn, hear, listen, listenOneByOne, questions, sayBack, stop,
} from './talk.mjs';
export * from './words.mjs';
