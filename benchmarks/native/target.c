/*
 * The target of the side-by-side runs: a single-threaded HTTP/1.1 server that can record the arrival of each request and
 * stop answering for a while.
 *
 * It answers every request with 200: the path /1k with 1,024 bytes, any other with --body bytes. On SIGTERM it writes
 * one line to standard output, "requests R seconds S", where S is the time from the first request to the last, and
 * with --record the arrival of every request, in nanoseconds after the first, one per line.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 512, HEAD_BYTES = 16384, OUT_BYTES = 262144, LARGE_BODY = 1024, MAX_BODY = 65536 };

/* One client. A partial request head is kept in head, bytes that the socket does not accept in unsent. */
struct connection {
  int fd;
  size_t held;          /* bytes in head */
  uint64_t body_left;   /* bytes of a request body still to skip */
  bool closing;         /* close when everything is sent */
  char *unsent;
  size_t unsent_at, unsent_end;
  char head[HEAD_BYTES];
};

struct answer {
  char bytes[MAX_BODY + 256];
  size_t length;
};

static struct answer small, large;
static char out[OUT_BYTES];
static int poller;

static int64_t *arrivals; /* null without --record */
static size_t capacity = 8u << 20;
static uint64_t requests;
static int64_t first_ns, last_ns;

static int64_t stall_after_ns = -1, stall_ns;
static bool stalled;

static void die(const char *what) {
  perror(what);
  exit(1);
}

static int64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void prepare(struct answer *answer, size_t body) {
  int head = snprintf(answer->bytes, sizeof answer->bytes,
                      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %zu\r\n\r\n", body);
  memset(answer->bytes + head, 'x', body);
  answer->length = (size_t)head + body;
}

static void count(int64_t at_ns) {
  if (requests == 0) first_ns = at_ns;
  last_ns = at_ns;
  if (arrivals && requests < capacity) arrivals[requests] = at_ns;
  requests++;
}

static void drop(struct connection *c) {
  close(c->fd);
  free(c->unsent);
  free(c);
}

static void watch(struct connection *c, uint32_t events) {
  struct epoll_event event = {.events = events, .data.ptr = c};
  if (epoll_ctl(poller, EPOLL_CTL_MOD, c->fd, &event) < 0) die("epoll_ctl");
}

/* Sends, and keeps the bytes that the socket does not accept. Returns false if the connection is broken. */
static bool emit(struct connection *c, const char *bytes, size_t length) {
  if (length == 0) return true;
  size_t sent = 0;
  if (!c->unsent) {
    ssize_t n = send(c->fd, bytes, length, MSG_NOSIGNAL);
    if (n < 0 && errno != EAGAIN && errno != EINTR) return false;
    sent = n > 0 ? (size_t)n : 0;
    if (sent == length) return true;
  }
  size_t kept = c->unsent ? c->unsent_end - c->unsent_at : 0, left = length - sent;
  char *joined = malloc(kept + left);
  if (!joined) die("malloc");
  if (kept) memcpy(joined, c->unsent + c->unsent_at, kept);
  memcpy(joined + kept, bytes + sent, left);
  free(c->unsent);
  c->unsent = joined;
  c->unsent_at = 0;
  c->unsent_end = kept + left;
  /* Reads no more requests until these answers are sent. */
  watch(c, EPOLLOUT);
  return true;
}

static bool is_header(const char *line, const char *end, const char *name, size_t length) {
  return (size_t)(end - line) > length && strncasecmp(line, name, length) == 0;
}

/* Reads one request head. Returns false for requests that this server does not support. */
static bool read_head(struct connection *c, const char *head, const char *end) {
  const char *line = memchr(head, '\n', (size_t)(end - head));
  const char *version = line - 1;
  if (version - head < 12) return false;
  while (version > head && *version != ' ') version--;
  if (memcmp(version, " HTTP/1.", 8) != 0) return false;
  c->closing = version[8] == '0';
  c->body_left = 0;
  for (line++; line < end; line = (const char *)memchr(line, '\n', (size_t)(end - line)) + 1) {
    /* Only three headers matter; the first letter rules out most others. */
    if (*line != 'C' && *line != 'c' && *line != 'T' && *line != 't') continue;
    if (is_header(line, end, "Content-Length:", 15)) {
      c->body_left = strtoull(line + 15, NULL, 10);
    } else if (is_header(line, end, "Connection:", 11)) {
      const char *value = line + 11;
      while (*value == ' ') value++;
      if (is_header(value, end, "close", 5)) c->closing = true;
      if (is_header(value, end, "keep-alive", 10)) c->closing = false;
    } else if (is_header(line, end, "Transfer-Encoding:", 18)) {
      return false;
    }
  }
  return true;
}

/* Answers all complete requests received. Returns false if the connection must be closed now. */
static bool answer_all(struct connection *c, int64_t at_ns) {
  size_t at = 0, pending = 0;
  while (at < c->held && !c->closing) {
    if (c->body_left) {
      size_t skipped = c->body_left < c->held - at ? (size_t)c->body_left : c->held - at;
      c->body_left -= skipped;
      at += skipped;
      continue;
    }
    const char *head = c->head + at;
    const char *blank = memmem(head, c->held - at, "\r\n\r\n", 4);
    if (!blank) break;
    if (!read_head(c, head, blank + 2)) return false;
    at += (size_t)(blank + 4 - head);
    count(at_ns);
    const char *path = memchr(head, ' ', (size_t)(blank - head));
    const struct answer *answer = path && strncmp(path, " /1k ", 5) == 0 ? &large : &small;
    if (pending + answer->length > OUT_BYTES) {
      if (!emit(c, out, pending)) return false;
      pending = 0;
    }
    memcpy(out + pending, answer->bytes, answer->length);
    pending += answer->length;
  }
  if (at < c->held) memmove(c->head, c->head + at, c->held - at);
  c->held -= at;
  if (!emit(c, out, pending)) return false;
  return c->held < HEAD_BYTES && !(c->closing && !c->unsent);
}

static void readable(struct connection *c, int64_t at_ns) {
  ssize_t n = recv(c->fd, c->head + c->held, HEAD_BYTES - c->held, 0);
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (n <= 0) {
    drop(c);
    return;
  }
  c->held += (size_t)n;
  if (!answer_all(c, at_ns)) drop(c);
}

static void writable(struct connection *c) {
  ssize_t n = send(c->fd, c->unsent + c->unsent_at, c->unsent_end - c->unsent_at, MSG_NOSIGNAL);
  if (n < 0 && errno != EAGAIN && errno != EINTR) {
    drop(c);
    return;
  }
  if (n > 0) c->unsent_at += (size_t)n;
  if (c->unsent_at < c->unsent_end) return;
  free(c->unsent);
  c->unsent = NULL;
  if (c->closing) {
    drop(c);
    return;
  }
  watch(c, EPOLLIN);
}

static void accept_all(int listener) {
  for (;;) {
    int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) return;
    int one = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct connection *c = calloc(1, sizeof *c);
    if (!c) die("calloc");
    c->fd = fd;
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    if (epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event) < 0) die("epoll_ctl");
  }
}

/* Stalls if due: neither reads nor accepts until the stall is over. */
static void stall_if_due(int64_t at_ns) {
  if (stall_after_ns < 0 || stalled || requests == 0 || at_ns < first_ns + stall_after_ns) return;
  stalled = true;
  int64_t until = first_ns + stall_after_ns + stall_ns;
  struct timespec end = {.tv_sec = until / 1000000000, .tv_nsec = until % 1000000000};
  while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, NULL) == EINTR) {
  }
}

static void report(const char *record) {
  if (record) {
    FILE *file = fopen(record, "w");
    if (!file) die(record);
    size_t kept = requests < capacity ? (size_t)requests : capacity;
    for (size_t i = 0; i < kept; i++) fprintf(file, "%lld\n", (long long)(arrivals[i] - first_ns));
    if (fclose(file) != 0) die(record);
  }
  printf("requests %llu seconds %.6f\n", (unsigned long long)requests, (double)(last_ns - first_ns) / 1e9);
  fflush(stdout);
}

static int listen_on(int port) {
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), one = 1;
  if (listener < 0) die("socket");
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  if (bind(listener, (struct sockaddr *)&address, length) < 0) die("bind");
  if (listen(listener, 4096) < 0) die("listen");
  getsockname(listener, (struct sockaddr *)&address, &length);
  printf("port %d\n", ntohs(address.sin_port));
  fflush(stdout);
  return listener;
}

static void usage(const char *name) {
  fprintf(stderr,
          "usage: %s [--port N] [--cpu N] [--body BYTES] [--record FILE] [--capacity ARRIVALS]\n"
          "       [--stall-after SECONDS --stall-millis N]\n",
          name);
  exit(2);
}

int main(int argc, char **argv) {
  static const struct option options[] = {{"port", 1, 0, 'p'},        {"cpu", 1, 0, 'c'},
                                          {"body", 1, 0, 'b'},        {"record", 1, 0, 'r'},
                                          {"capacity", 1, 0, 'n'},    {"stall-after", 1, 0, 'a'},
                                          {"stall-millis", 1, 0, 'm'}, {0, 0, 0, 0}};
  int port = 0, cpu = -1;
  size_t body = 3;
  const char *record = NULL;
  for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
    switch (option) {
      case 'p': port = atoi(optarg); break;
      case 'c': cpu = atoi(optarg); break;
      case 'b': body = strtoul(optarg, NULL, 10); break;
      case 'r': record = optarg; break;
      case 'n': capacity = strtoul(optarg, NULL, 10); break;
      case 'a': stall_after_ns = (int64_t)(atof(optarg) * 1e9); break;
      case 'm': stall_ns = (int64_t)(atof(optarg) * 1e6); break;
      default: usage(argv[0]);
    }
  }
  if (optind != argc || body > MAX_BODY) usage(argv[0]);
  if (cpu >= 0) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    if (sched_setaffinity(0, sizeof set, &set) < 0) die("sched_setaffinity");
  }
  if (record) {
    /* Touch the pages now, because a page fault during the run would show in the arrivals. */
    arrivals = mmap(NULL, capacity * sizeof *arrivals, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    if (arrivals == MAP_FAILED) die("mmap");
  }
  prepare(&small, body);
  prepare(&large, LARGE_BODY);

  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigprocmask(SIG_BLOCK, &signals, NULL);
  static int end_fd, listen_fd; /* their addresses distinguish their events from those of connections */
  end_fd = signalfd(-1, &signals, SFD_CLOEXEC);
  poller = epoll_create1(EPOLL_CLOEXEC);
  if (end_fd < 0 || poller < 0) die("epoll");
  listen_fd = listen_on(port);
  struct epoll_event of_end = {.events = EPOLLIN, .data.ptr = &end_fd};
  struct epoll_event of_listener = {.events = EPOLLIN, .data.ptr = &listen_fd};
  if (epoll_ctl(poller, EPOLL_CTL_ADD, end_fd, &of_end) < 0) die("epoll_ctl");
  if (epoll_ctl(poller, EPOLL_CTL_ADD, listen_fd, &of_listener) < 0) die("epoll_ctl");

  struct epoll_event events[EVENTS];
  for (;;) {
    int ready = epoll_wait(poller, events, EVENTS, -1);
    if (ready < 0 && errno != EINTR) die("epoll_wait");
    /*
     * Read the clock once for all ready sockets, because their bytes had arrived when the poll returned. Reading it after
     * each one would add this server's work on the earlier ones to the arrival of the later ones.
     */
    int64_t at_ns = now_ns();
    stall_if_due(at_ns);
    for (int i = 0; i < ready; i++) {
      void *source = events[i].data.ptr;
      if (source == &end_fd) {
        report(record);
        return 0;
      }
      if (source == &listen_fd) {
        accept_all(listen_fd);
      } else if (events[i].events & EPOLLOUT) {
        writable(source);
      } else {
        readable(source, at_ns);
      }
    }
  }
}
