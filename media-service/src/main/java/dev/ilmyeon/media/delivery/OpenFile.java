package dev.ilmyeon.media.delivery;

import io.netty.channel.DefaultFileRegion;
import io.netty.channel.FileRegion;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that several answers send at once, opened once for all of them and closed with the last.
 * What it holds never changes: another rendition has another name.
 */
final class OpenFile {

  private static final Logger log = LoggerFactory.getLogger(OpenFile.class);

  private final FileChannel channel;
  private final long size;

  /** Answers under way, and who has opened it. */
  private final AtomicInteger users = new AtomicInteger(1);

  private OpenFile(FileChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  static OpenFile of(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new OpenFile(channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  long size() {
    return size;
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** All of it, for the kernel to move from file to socket; null if it is closed already. */
  @Nullable FileRegion region() {
    int before = users.getAndUpdate(users -> users == 0 ? 0 : users + 1);
    return before == 0 ? null : new Region(this);
  }

  /** Whoever has opened it needs it no longer. */
  void release() {
    if (users.decrementAndGet() > 0) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      log.debug("A rendition could not be closed", e);
    }
  }

  /** Leaves the file open for the others. */
  private static final class Region extends DefaultFileRegion {

    private final OpenFile file;

    Region(OpenFile file) {
      super(file.channel, 0, file.size);
      this.file = file;
    }

    @Override
    protected void deallocate() {
      file.release();
    }
  }
}
