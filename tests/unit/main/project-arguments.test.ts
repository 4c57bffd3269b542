import { describe, expect, it } from 'vitest';
import { createOpenRequests } from '../../../electron/main/open-requests.ts';
import { projectArguments } from '../../../electron/main/project-arguments.ts';

describe('project files on a command line', () => {
  it.each([
    [['/opt/verbatim'], []],
    [['/opt/verbatim', '/data/a.verbatim'], ['/data/a.verbatim']],
    [['/opt/verbatim', 'a.verbatim'], ['/home/x/a.verbatim']],
    [['/opt/verbatim', '../A.VERBATIM'], ['/home/A.VERBATIM']],
    [['/opt/verbatim', '客户.verbatim', '客户.verbatim'], ['/home/x/客户.verbatim']],
    [['/opt/electron', '.', '--inspect', '--user-data-dir=/x/y.verbatim', '/data/b.verbatim'], ['/data/b.verbatim']],
    [['/opt/x.verbatim'], []],
    [['/opt/verbatim', '/data/a.csv', '/data/verbatim'], []],
  ])('of %j are %j', (commandLine, paths) => {
    expect(projectArguments(commandLine, '/home/x')).toEqual(paths);
  });
});

describe('projects that wait to be opened', () => {
  it('are told of once they are there, given once, in order', () => {
    let told = 0;
    const requests = createOpenRequests(() => (told += 1));
    requests.add([]);
    expect(told).toBe(0);
    requests.add(['/b', '/a']);
    requests.add(['/b', '/c']);
    expect(told).toBe(2);
    expect(requests.take()).toEqual(['/b', '/a', '/c']);
    expect(requests.take()).toEqual([]);
  });
});
