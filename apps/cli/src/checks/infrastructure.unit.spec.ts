import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '@concord/contracts/names';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { repositoryRoot } from '../environment';

const infra = join(repositoryRoot, 'infra');
const base = join(infra, 'kubernetes', 'base');

const deployment = z.object({
  kind: z.literal('Deployment'),
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    replicas: z.int(),
    strategy: z.object({ type: z.string() }),
    template: z.object({
      spec: z.object({
        terminationGracePeriodSeconds: z.int(),
        containers: z.array(
          z.object({
            args: z.array(z.string()),
            livenessProbe: z.object({ httpGet: z.object({ path: z.string() }) }),
            readinessProbe: z.object({ httpGet: z.object({ path: z.string() }) }),
          }),
        ),
      }),
    }),
  }),
});
const kustomization = z.object({
  resources: z.array(z.string()),
  configMapGenerator: z.array(z.object({ literals: z.array(z.string()) })),
});
const compose = z.object({
  services: z.record(z.string(), z.object({ command: z.array(z.string()).optional() })),
});

function deploymentOf(service: string) {
  const text = readFileSync(join(base, `${service}.yaml`), 'utf8');
  const [first] = parseAllDocuments(text).map((document) => document.toJS() as unknown);
  return deployment.parse(first);
}

/** `CONCORD_…` of every setting that service-kit knows. */
function knownSettings(): Set<string> {
  const source = readFileSync(
    join(repositoryRoot, 'packages', 'service-kit', 'src', 'config', 'settings.ts'),
    'utf8',
  );
  const names = [...source.matchAll(/^ {2}(\w+): \w/gm)].map(([, name = '']) => name);
  return new Set(names.map((name) => `CONCORD_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`));
}

describe('infra', () => {
  it('has a deployment for each service, and lists them all', () => {
    const { resources } = kustomization.parse(
      parse(readFileSync(join(base, 'kustomization.yaml'), 'utf8')),
    );
    expect(resources.sort()).toEqual(serviceNames.map((name) => `${name}.yaml`).sort());
    expect(readdirSync(base).sort()).toEqual([...resources, 'kustomization.yaml'].sort());
  });

  it.each(serviceNames)('starts %s by its main file and asks it for its health', (service) => {
    const { metadata, spec } = deploymentOf(service);
    const [container] = spec.template.spec.containers;
    expect(metadata.name).toBe(service);
    expect(container?.args).toEqual([`apps/${service}/dist/main.js`]);
    expect(container?.livenessProbe.httpGet.path).toBe('/health/live');
    expect(container?.readinessProbe.httpGet.path).toBe('/health/ready');
  });

  it('lets one resolver at a time be active', () => {
    const { spec } = deploymentOf('identity-resolution');
    expect(spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
  });

  it('sets only what services read, and gives them time to stop', () => {
    const { configMapGenerator } = kustomization.parse(
      parse(readFileSync(join(base, 'kustomization.yaml'), 'utf8')),
    );
    const literals = configMapGenerator.flatMap((generator) => generator.literals);
    const values = new Map(literals.map((literal) => literal.split('=') as [string, string]));
    const known = knownSettings();
    expect([...values.keys()].filter((name) => !known.has(name))).toEqual([]);
    const shutdown = Number(values.get('CONCORD_SHUTDOWN_SECONDS'));
    for (const service of serviceNames) {
      const grace = deploymentOf(service).spec.template.spec.terminationGracePeriodSeconds;
      expect(grace).toBeGreaterThan(shutdown);
    }
  });

  it('composes the same services', () => {
    const { services } = compose.parse(
      parse(readFileSync(join(infra, 'compose', 'compose.yaml'), 'utf8'), { merge: true }),
    );
    const ours = Object.entries(services).filter(
      ([name]) => name !== 'mongodb' && name !== 'rabbitmq',
    );
    expect(Object.fromEntries(ours.map(([name, { command }]) => [name, command]))).toEqual(
      Object.fromEntries(serviceNames.map((name) => [name, [`apps/${name}/dist/main.js`]])),
    );
  });
});
