// The headers of wxWidgets, compiled once.
#pragma once

#include <wx/wx.h>

#include <wx/artprov.h>
#include <wx/clipbrd.h>
#include <wx/config.h>
#include <wx/dcbuffer.h>
#include <wx/dcgraph.h>
#include <wx/filedlg.h>
#include <wx/filehistory.h>
#include <wx/infobar.h>
#include <wx/listctrl.h>
#include <wx/settings.h>
#include <wx/splitter.h>
#include <wx/vlbox.h>

// Texts in the source are UTF-8, whatever the locale; xgettext finds them by the same name.
#undef _
#define _(text) wxGetTranslation(wxString::FromUTF8(text))
