/*
 * The limit of the machine: the smallest possible HTTP/1.1 load generator. One thread, one prepared request; an answer
 * is complete when its number of bytes has arrived, nothing is parsed, nothing can fail. It is no load tester, but the
 * yardstick for the others, because no generator can avoid the cost of system calls and timers.
 *
 *   limit --port N --path PATH --connections N --seconds N [--rate N]
 *
 * Without a rate, every connection sends again as soon as it has its answer. With a rate, request n is due at n/rate
 * after the start and waits for a free connection if there is none. Prints percentiles of done − due in ms, one per line.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 256, BUFFER = 65536, MICROS = 10000000 };

static const int64_t SECOND = 1000000000;

struct connection {
  int fd;
  int64_t due;
  size_t received;
};

static struct connection *connections, **idle;
static int idle_count, connection_count = 64, poller;
static size_t answer_bytes;
static char request[1024];
static size_t request_bytes;
static uint32_t *times; /* number of answers by microseconds taken */
static uint64_t answered;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * SECOND + time.tv_nsec;
}

static void open_connection(struct connection *connection, int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  int on = 1;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  connection->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connection->fd < 0 || connect(connection->fd, (struct sockaddr *)&address, sizeof address) != 0) {
    fail("connect");
  }
  setsockopt(connection->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

/* Learns the length of an answer from the first; all are equally long. */
static void learn_answer(struct connection *connection) {
  static char buffer[BUFFER];
  size_t held = 0;
  const char *end, *length;
  if (write(connection->fd, request, request_bytes) != (ssize_t)request_bytes) {
    fail("write");
  }
  do {
    ssize_t count = read(connection->fd, buffer + held, sizeof buffer - 1 - held);
    if (count <= 0) {
      fail("read");
    }
    held += (size_t)count;
    buffer[held] = 0;
    end = strstr(buffer, "\r\n\r\n");
    length = strcasestr(buffer, "content-length:");
    answer_bytes = end && length ? (size_t)(end + 4 - buffer) + strtoul(length + 15, NULL, 10) : 0;
  } while (answer_bytes == 0 || held < answer_bytes);
}

static void send_request(struct connection *connection, int64_t due) {
  connection->due = due;
  connection->received = 0;
  if (write(connection->fd, request, request_bytes) != (ssize_t)request_bytes) {
    fail("write");
  }
}

/* Whether the answer is complete. */
static bool receive(struct connection *connection) {
  static char buffer[BUFFER];
  ssize_t count = recv(connection->fd, buffer, sizeof buffer, MSG_DONTWAIT);
  if (count <= 0) {
    if (count < 0 && errno == EAGAIN) {
      return false;
    }
    fail("recv");
  }
  connection->received += (size_t)count;
  if (connection->received < answer_bytes) {
    return false;
  }
  int64_t micros = (now() - connection->due) / 1000;
  times[micros < MICROS ? micros : MICROS - 1]++;
  answered++;
  return true;
}

static void attack(int64_t rate, int64_t seconds) {
  struct epoll_event events[EVENTS];
  int64_t start = now(), end = start + seconds * SECOND, hits = rate * seconds, hit = 0;
  if (rate == 0) {
    while (idle_count > 0) {
      send_request(idle[--idle_count], now());
    }
  }
  for (int64_t time = now(); rate == 0 ? time < end : answered < (uint64_t)hits && time < end + SECOND; time = now()) {
    int64_t due = start + hit * SECOND / (rate ? rate : 1), wait = end + SECOND - time;
    while (rate && hit < hits && due <= time && idle_count > 0) {
      send_request(idle[--idle_count], due);
      hit++;
      due = start + hit * SECOND / rate;
    }
    if (rate && hit < hits && idle_count > 0) {
      wait = due > time ? due - time : 0;
    }
    struct timespec timeout = {wait / SECOND, wait % SECOND};
    int count = epoll_pwait2(poller, events, EVENTS, &timeout, NULL);
    if (count < 0 && errno != EINTR) {
      fail("epoll_pwait2");
    }
    for (int i = 0; i < count; i++) {
      struct connection *connection = events[i].data.ptr;
      if (receive(connection)) {
        if (rate == 0) {
          send_request(connection, now());
        } else {
          idle[idle_count++] = connection;
        }
      }
    }
  }
}

static void print_times(void) {
  static const double WANTED[] = {50, 90, 99, 99.9};
  uint64_t below = 0;
  size_t next = 0;
  for (int64_t micros = 0; micros < MICROS && next < 4; micros++) {
    below += times[micros];
    while (next < 4 && (double)below >= WANTED[next] / 100 * (double)answered) {
      printf("%g%% %lldus\n", WANTED[next++], (long long)micros);
    }
  }
}

int main(int count, char **arguments) {
  static const struct option OPTIONS[] = {{"port", required_argument, NULL, 'p'},
    {"path", required_argument, NULL, 'u'}, {"connections", required_argument, NULL, 'c'},
    {"seconds", required_argument, NULL, 's'}, {"rate", required_argument, NULL, 'r'}, {0}};
  int option, port = 0;
  int64_t rate = 0, seconds = 10;
  const char *path = "/";
  while ((option = getopt_long(count, arguments, "", OPTIONS, NULL)) != -1) {
    switch (option) {
      case 'p': port = atoi(optarg); break;
      case 'u': path = optarg; break;
      case 'c': connection_count = atoi(optarg); break;
      case 's': seconds = atoll(optarg); break;
      case 'r': rate = atoll(optarg); break;
      default: return 2;
    }
  }
  request_bytes =
    (size_t)snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n", path, port);
  times = calloc(MICROS, sizeof *times);
  connections = calloc((size_t)connection_count, sizeof *connections);
  idle = calloc((size_t)connection_count, sizeof *idle);
  poller = epoll_create1(EPOLL_CLOEXEC);
  for (int i = 0; i < connection_count; i++) {
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &connections[i]};
    open_connection(&connections[i], port);
    if (i == 0) {
      learn_answer(&connections[i]);
    }
    if (epoll_ctl(poller, EPOLL_CTL_ADD, connections[i].fd, &event) != 0) {
      fail("epoll_ctl");
    }
    idle[idle_count++] = &connections[i];
  }
  attack(rate, seconds);
  print_times();
}
