import { runLoad, type Load } from './open-loop';

/** The process from which the load comes: takes loads, runs them at the same time, says what they measured. */
process.on('message', (loads: readonly Load[]) => {
  Promise.all(loads.map(async (load) => [load.name, await runLoad(load)] as const)).then(
    (figures) => process.send?.({ figures: Object.fromEntries(figures) }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.send?.({ ready: true });
