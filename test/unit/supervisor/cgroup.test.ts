import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findMemoryCgroup } from '../../../src/supervisor/cgroup.ts';
import type { MemoryCgroup } from '../../../src/supervisor/cgroup.ts';

const MB = 1024 * 1024;
const NO_LIMIT_V1 = '9223372036854771712';
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tandem-cgroup-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A directory that looks like /sys/fs/cgroup. */
function mount(groups: string, files: Record<string, string>): MemoryCgroup | null {
  const all: Record<string, string> = { groups, ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return findMemoryCgroup(join(dir, 'groups'), dir);
}

describe('the memory group', () => {
  it('of version 2, seen from inside a container', () => {
    const group = mount('0::/\n', {
      'memory.max': `${512 * MB}\n`,
      'memory.current': `${300 * MB}\n`,
      'memory.stat': `anon 1\nactive_file ${50 * MB}\ninactive_file ${100 * MB}\nfile_mapped ${30 * MB}\n`,
      'memory.events': 'low 0\nhigh 0\nmax 9\noom 3\noom_kill 2\noom_group_kill 0\n',
    });
    expect(group?.limitMb).toBe(512);
    expect(group?.usedMb()).toBe(180);
    expect(group?.oomKills()).toBe(2);
  });

  it('of version 2 below one that has the limit', () => {
    const group = mount('0::/system.slice/tandem.service\n', {
      'system.slice/memory.max': `${1024 * MB}\n`,
      'system.slice/memory.current': `${700 * MB}\n`,
      'system.slice/tandem.service/memory.max': 'max\n',
      'system.slice/tandem.service/memory.current': `${200 * MB}\n`,
      'system.slice/tandem.service/memory.events': 'oom_kill 1\n',
    });
    expect(group?.limitMb).toBe(1024);
    // What counts is the group that will run out.
    expect(group?.usedMb()).toBe(700);
    expect(group?.oomKills()).toBe(1);
  });

  it('of version 1', () => {
    const group = mount('5:devices:/\n4:cpu,memory:/some/group\n0::/\n', {
      'memory/memory.limit_in_bytes': NO_LIMIT_V1,
      'memory/memory.usage_in_bytes': '1',
      'memory/some/group/memory.limit_in_bytes': `${256 * MB}`,
      'memory/some/group/memory.usage_in_bytes': `${100 * MB}`,
      'memory/some/group/memory.stat': `total_active_file ${5 * MB}\ntotal_inactive_file ${15 * MB}\n`,
      'memory/some/group/memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 4\n',
    });
    expect(group?.limitMb).toBe(256);
    expect(group?.usedMb()).toBe(80);
    expect(group?.oomKills()).toBe(4);
  });

  it('of version 1, in a container whose own group is at the top', () => {
    const group = mount('4:memory:/docker/abc\n', {
      'memory/memory.limit_in_bytes': `${512 * MB}`,
      'memory/memory.usage_in_bytes': `${10 * MB}`,
    });
    expect(group?.limitMb).toBe(512);
    expect(group?.oomKills()).toBeNull();
  });

  it('without a limit, or not there at all', () => {
    expect(mount('0::/\n', { 'memory.max': 'max\n', 'memory.current': '1' })?.limitMb).toBeNull();
    rmSync(dir, { recursive: true });
    mkdirSync(dir);
    expect(mount('0::/\n', {})).toBeNull();
    expect(findMemoryCgroup(join(dir, 'no such file'), dir)).toBeNull();
  });
});
