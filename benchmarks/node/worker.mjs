/**
 * One process: one probe of one subject, its readings as a line of JSON. `measure.py` starts it.
 *
 * Must not import a subject: the probes that start cold would not count it.
 */

const [probe, subject, origin, size] = process.argv.slice(2);
const [module, name] = probe.split(':');
const probes = await import(`./probes/${module}.mjs`);
const readings = await probes[name](subject, origin, Number(size));
process.stdout.write(`${JSON.stringify(readings)}\n`, () => process.exit(0));
