/**
 * A small picture of a file that is still on this device. Drawn, because the address of a blob would have to be allowed
 * by the page's policy.
 */
export async function drawThumbnail(canvas: HTMLCanvasElement, file: Blob): Promise<void> {
  try {
    const picture = await createImageBitmap(file);
    const { width, height } = canvas;
    const scale = Math.max(width / picture.width, height / picture.height);
    const [across, down] = [picture.width * scale, picture.height * scale];
    const context = canvas.getContext('2d');
    if (context) context.imageSmoothingQuality = 'high';
    context?.drawImage(picture, (width - across) / 2, (height - down) / 2, across, down);
    picture.close();
  } catch {
    // Called a picture but none that this browser can read: the square stays empty, the name says what it is.
  }
}
