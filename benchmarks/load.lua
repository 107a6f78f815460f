-- Sends the addresses of a list, each thread its own share, in order and round again.
local started = 0

function setup(thread)
   thread:set("number", started)
   started = started + 1
end

function init(args)
   local threads = tonumber(args[2])
   wrk.headers["Accept-Encoding"] = "gzip, deflate, br"
   addresses = {}
   local line_number = 0
   for line in io.lines(args[1]) do
      if line_number % threads == number then
         addresses[#addresses + 1] = wrk.format("GET", line)
      end
      line_number = line_number + 1
   end
   at = 0
end

function request()
   at = at % #addresses + 1
   return addresses[at]
end

function done(summary, latency, requests)
   local errors = summary.errors
   io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration,
      latency:percentile(50), latency:percentile(99),
      errors.connect + errors.read + errors.write + errors.timeout + errors.status))
end
