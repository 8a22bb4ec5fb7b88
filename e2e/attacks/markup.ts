/** Runs a script, in whichever of three ways, when it is rendered as markup; short enough for every field. */
export const markup = '<img src=x onerror=window.owned=1><script>owned=2</script>"\'><svg onload=owned=3>';
