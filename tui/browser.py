"""Opening a web page in the user's browser, without letting one into the terminal."""

import webbrowser


def open_page(url: str) -> str:
    """Open a page; may take seconds.

    Returns:
        why it was not opened, as a sentence, or an empty string.
    """
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return "There is no browser here."
    # Exactly this class is what Python makes of lynx, w3m and other browsers that draw on the
    # terminal; those with a window of their own have classes of their own.
    if type(browser) is webbrowser.GenericBrowser:
        return "The browser here would draw over the screen."
    try:
        opened = browser.open(url)
    except (OSError, webbrowser.Error):
        opened = False
    return "" if opened else "The browser did not open it."
