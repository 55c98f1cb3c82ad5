// Each script is one step nothing comes between. Keys: the stream itself, a hash that says what it stands at (`stream` its id, `head` its last sequence,
// `checkpoint` the sequence of the last checkpoint, `run` the Redis process that is known to hold everything,
// `since` from when on it was taken in whole), and what their names begin with.

/** What the log stands at; a log that is not there begins. ARGV: id if it begins, this Redis process. */
export const IDENTIFY = `
if redis.call('HSETNX', KEYS[1], 'stream', ARGV[1]) == 1 then
  redis.call('HSET', KEYS[1], 'run', ARGV[2], 'head', '0', 'checkpoint', '0')
end
return redis.call('HMGET', KEYS[1], 'stream', 'run', 'head', 'checkpoint', 'since')
`;

/** Says that the stream is whole from an instant on, if nobody said so of an earlier one. ARGV: id of the stream, the instant. */
export const HOLDS_FROM = `
if redis.call('HGET', KEYS[1], 'stream') ~= ARGV[1] then return 0 end
local said = redis.call('HGET', KEYS[1], 'since')
if said and tonumber(said) <= tonumber(ARGV[2]) then return 0 end
return redis.call('HSET', KEYS[1], 'since', ARGV[2])
`;

/** Says that this Redis process holds everything. ARGV: id of the stream, this Redis process. */
export const ATTEST = `
if redis.call('HGET', KEYS[1], 'stream') ~= ARGV[1] then return 0 end
return redis.call('HSET', KEYS[1], 'run', ARGV[2])
`;

/** The same events go on as another stream: some that were told of may be lost, so that it is not known whole from before now on. ARGV: id so far, new id, this Redis process. */
export const RENAME = `
if redis.call('HGET', KEYS[1], 'stream') ~= ARGV[1] then return 0 end
redis.call('HDEL', KEYS[1], 'since')
return redis.call('HSET', KEYS[1], 'stream', ARGV[2], 'run', ARGV[3])
`;

/** Another, empty stream. ARGV: new id, this Redis process. */
export const RESTART = `
redis.call('UNLINK', KEYS[2], KEYS[3] .. (redis.call('HGET', KEYS[1], 'checkpoint') or '0'))
for _, port in ipairs(redis.call('SMEMBERS', KEYS[4])) do redis.call('UNLINK', KEYS[4] .. ':' .. port) end
redis.call('UNLINK', KEYS[4])
redis.call('HSET', KEYS[1], 'stream', ARGV[1], 'run', ARGV[2], 'head', '0', 'checkpoint', '0')
redis.call('HDEL', KEYS[1], 'since')
return 1
`;

/**
 * Appends events as entries of at most 500; an entry's id is the sequence of its last event.
 * ARGV: id of the stream; head it is meant for, or ''; stream clock; name of this append; keys kept a port; then event, port, key of each ('' '' without).
 * Without events it only looks. Gives the sequence of the first; with a 0 before it the head, when it is another; nothing when the stream is another.
 */
export const APPEND = `
if redis.call('HGET', KEYS[1], 'stream') ~= ARGV[1] then return {} end
local head = tonumber(redis.call('HGET', KEYS[1], 'head'))
if ARGV[2] ~= '' and tonumber(ARGV[2]) ~= head then return {0, head} end
local first, tuples, ports = head + 1, {}, {}
if #ARGV < 6 then return {first} end
local function text(number) return string.format('%.0f', number) end
local function write()
  redis.call('XADD', KEYS[2], text(head) .. '-0', 's', ARGV[1], 'a', ARGV[4], 'now', ARGV[3], 'events', '[' .. table.concat(tuples, ',') .. ']')
  tuples = {}
end
for at = 6, #ARGV, 3 do
  head = head + 1
  tuples[#tuples + 1] = ARGV[at]
  local port = ARGV[at + 1]
  if port ~= '' then
    ports[port] = true
    redis.call('ZADD', KEYS[3] .. ':' .. port, text(head), ARGV[at + 2])
  end
  if #tuples == 500 then write() end
end
if #tuples > 0 then write() end
for port in pairs(ports) do
  redis.call('SADD', KEYS[3], port)
  redis.call('ZREMRANGEBYRANK', KEYS[3] .. ':' .. port, 0, -1 - tonumber(ARGV[5]))
end
redis.call('HSET', KEYS[1], 'head', text(head))
redis.call('HSETNX', KEYS[1], 'since', ARGV[3])
return {first}
`;

/**
 * A checkpoint that has been written counts from now on, and what nobody needs any more goes.
 * ARGV: id of the stream, sequence of the checkpoint, sequence up to which the stream itself may go.
 */
export const CHECKPOINT = `
local before = redis.call('HGET', KEYS[1], 'checkpoint') or '0'
if redis.call('HGET', KEYS[1], 'stream') ~= ARGV[1] or tonumber(before) >= tonumber(ARGV[2]) then return 0 end
if redis.call('PERSIST', KEYS[3] .. ARGV[2]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'checkpoint', ARGV[2])
redis.call('UNLINK', KEYS[3] .. before)
redis.call('XTRIM', KEYS[2], 'MINID', ARGV[3])
return 1
`;
