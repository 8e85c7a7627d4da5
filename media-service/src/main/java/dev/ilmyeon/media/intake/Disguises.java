package dev.ilmyeon.media.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Looks for signs that a picture is something else to other programs. Nothing of it would be served
 * (what is kept is encoded anew), but who sends such a file means no good. Each sign is of five
 * bytes at least, so that compressed pixels hold it by chance in less than one of a thousand files
 * of 30 MB.
 */
final class Disguises {

  private static final List<byte[]> SIGNS =
      List.of(
          lower("<script"),
          lower("<html"),
          lower("<!doctype"),
          lower("<?php"),
          lower("<iframe"),
          lower("http://www.w3.org/2000/svg"),
          lower("%pdf-"));

  /** Where an archive ends: a record of 22 bytes and a comment up to the end of the file. */
  private static final byte[] ZIP_END = {'P', 'K', 5, 6};

  private static final int ZIP_END_LENGTH = 22;

  private Disguises() {}

  static void refuse(byte[] file) throws RefusedException {
    if (hasText(file) || isArchive(file)) {
      throw new RefusedException(Refusal.DISGUISED);
    }
  }

  private static boolean hasText(byte[] file) {
    for (int at = 0; at < file.length; at++) {
      byte first = file[at];
      if (first == '<' || first == '%' || first == 'h' || first == 'H') {
        for (byte[] sign : SIGNS) {
          if (isAt(file, at, sign)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isAt(byte[] file, int at, byte[] sign) {
    if (at + sign.length > file.length) {
      return false;
    }
    for (int i = 0; i < sign.length; i++) {
      int letter = file[at + i];
      if ((letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter) != sign[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isArchive(byte[] file) {
    ByteReader reader = new ByteReader(file);
    int earliest = Math.max(0, file.length - ZIP_END_LENGTH - 0xffff);
    for (int at = file.length - ZIP_END_LENGTH; at >= earliest; at--) {
      if (reader.startsWith(at, ZIP_END)) {
        int comment = (file[at + 20] & 0xff) | (file[at + 21] & 0xff) << 8;
        if (at + ZIP_END_LENGTH + comment == file.length) {
          return true;
        }
      }
    }
    return false;
  }

  private static byte[] lower(String sign) {
    return sign.getBytes(StandardCharsets.US_ASCII);
  }
}
