package dev.ilmyeon.gateway.server.shared;

/** What is done with the log of changes at once. */
final class ChangeLogScripts {

  private ChangeLogScripts() {}

  /**
   * KEYS: the log, the time of its last entry, its identity. ARGV: what tombstones' keys begin
   * with, for how many seconds they stay, for how many milliseconds entries do, who tells, what is
   * gone, what has changed (each on lines), an identity for a new log.
   */
  static final StoreScript TELL =
      StoreScript.of(
          """
          local time = redis.call('TIME')
          local now = time[1] * 1000000 + time[2]
          local at = math.max(now, tonumber(redis.call('GET', KEYS[2]) or 0) + 1)
          local text = string.format('%.0f', at)
          redis.call('SET', KEYS[2], text)
          redis.call('SET', KEYS[3], ARGV[7], 'NX')
          for tag in string.gmatch(ARGV[5], '[^\\n]+') do
            redis.call('SET', ARGV[1] .. 'gone:' .. tag, text, 'EX', ARGV[2])
          end
          for tag in string.gmatch(ARGV[6], '[^\\n]+') do
            redis.call('SET', ARGV[1] .. 'changed:' .. tag, text, 'EX', ARGV[2])
          end
          local oldest = string.format('%.0f', math.max(0, time[1] * 1000 - ARGV[3]))
          redis.call('XADD', KEYS[1], 'MINID', '~', oldest, '*',
            'at', text, 'by', ARGV[4], 'gone', ARGV[5], 'changed', ARGV[6])
          return {}
          """);

  /**
   * KEYS: the same. ARGV: an identity for a new log. Returns the log's, its last entry, its time.
   */
  static final StoreScript LOOK =
      StoreScript.of(
          """
          redis.call('SET', KEYS[3], ARGV[1], 'NX')
          local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
          return {redis.call('GET', KEYS[3]), last and last[1] or '0-0',
            redis.call('GET', KEYS[2]) or '0'}
          """);
}
