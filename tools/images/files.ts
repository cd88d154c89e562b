/** The files that name images of a registry, below the root of the project. */
export const FILES: readonly string[] = [
  'docker-compose.yaml',
  'deploy/nginx/Dockerfile',
  'deploy/targets.Dockerfile',
];
